package org.apache.camel;

/** A name, and nothing else. */
public interface Exchange {}
