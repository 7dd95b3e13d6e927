package io.lianzhi.gateway.wrong.adapter.west;

import io.lianzhi.gateway.wrong.sandbox.Stage;
import org.springframework.core.io.Resource;

/** The neighbour, with a library that no party speaks, and a leg on the stage. */
public record West(Resource library, Stage stage) {}
