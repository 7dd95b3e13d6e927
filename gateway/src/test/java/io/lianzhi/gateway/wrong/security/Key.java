package io.lianzhi.gateway.wrong.security;

import io.lianzhi.gateway.wrong.contracts.Wide;

/** A key that knows a domain noun. */
public record Key(Wide noun) {}
