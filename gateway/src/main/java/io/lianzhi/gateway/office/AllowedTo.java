package io.lianzhi.gateway.office;

import io.lianzhi.gateway.administration.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The roles that may call an operation, the same as its {@code x-roles}. Without it, and without
 * {@link WithoutSession}, nobody may.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@interface AllowedTo {
  Role[] value();
}
