package io.lianzhi.gateway.wrong.contracts;

import org.springframework.core.io.Resource;

/** A contract that brings a framework along. */
public record Wide(Resource resource) {}
