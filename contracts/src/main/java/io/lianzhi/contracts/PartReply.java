package io.lianzhi.contracts;

/**
 * What came of one part of a message that was fetched.
 *
 * @param incident the number that it is stored and logged under, of a refusal too
 */
public record PartReply(Incident incident, Reply reply) {}
