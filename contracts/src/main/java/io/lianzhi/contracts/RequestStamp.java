package io.lianzhi.contracts;

/**
 * A national signature of one HTTP request, for its headers.
 *
 * @param timestamp yyyyMMddHHmmssSSS in Beijing time
 * @param nonce fresh for each request
 * @param signature SM2 in DER, Base64
 */
public record RequestStamp(String timestamp, String nonce, String signature) {}
