package io.lianzhi.gateway.office;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An operation that anybody may call, but not as often as wished. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface WithoutSession {
  /**
   * Whether one comes to a session by it: attempts at that are counted apart from whatever else is
   * fetched.
   */
  boolean signsIn() default true;
}
