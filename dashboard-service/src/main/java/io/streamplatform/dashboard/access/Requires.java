package io.streamplatform.dashboard.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The role that a REST resource needs. Every mapping that is not a plain reading has to carry it,
 * on the method or the class; a dry run needs no more than a {@link Role#VIEWER}. On a method it
 * holds for reading too, on a class for what is not reading. In read-only mode only what a viewer
 * may do is done.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
    Role value();
}
