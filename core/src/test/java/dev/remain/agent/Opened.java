// SPDX-License-Identifier: Apache-2.0
package dev.remain.agent;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test of what needs an Instrumentation: it runs in a JVM that gets one, apart from others. */
@Tag("opened")
@ExtendWith(LoadedAgent.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Opened {}
