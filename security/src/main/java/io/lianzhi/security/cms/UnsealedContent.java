package io.lianzhi.security.cms;

import java.security.cert.X509Certificate;

/**
 * Content whose seal opened and whose signature held.
 *
 * @param signedBytes exactly what was signed: the content itself, or attributes with its SM3
 * @param signature r‖s in 64 bytes
 * @param signer the certificate, one of those that the caller trusts
 */
public record UnsealedContent(
    byte[] content, byte[] signedBytes, byte[] signature, X509Certificate signer) {}
