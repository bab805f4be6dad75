// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.fixtures.CompiledApp;
import dev.remain.hook.Doomed;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On libraries of the same names, as those on the class path are everybody's. */
class LoggingStepsTest {

  private static final String BOOT =
      "org.springframework.boot.logging.logback.LogbackLoggingSystem";
  private static final String BOOT_SOURCE = "public class LogbackLoggingSystem { }";

  @TempDir Path directory;
  private CompiledApp libraries;
  private CompiledApp program;
  private URLClassLoader base;
  private URLClassLoader generation;

  @BeforeEach
  void describe() {
    libraries =
        CompiledApp.in(directory.resolve("libraries"))
            .source(
                "org.slf4j.LoggerFactory",
                """
                public class LoggerFactory {
                  public static ch.qos.logback.classic.LoggerContext context =
                      new ch.qos.logback.classic.LoggerContext();
                  public static Object getILoggerFactory() { return context; }
                }
                """)
            .source(
                "ch.qos.logback.classic.LoggerContext",
                """
                public class LoggerContext {
                  public static int resets;
                  public static int configurations;
                  public void reset() { resets++; }
                  public java.util.List<Object> getLoggerList() { return java.util.List.of(new Logger()); }
                  public static int copies;
                  static class Logger { Appenders aai = new Appenders(); }
                  static class Appenders {
                    java.util.List<Object> appenderList =
                        new java.util.ArrayList<>() {
                          public Object[] toArray() { copies++; return super.toArray(); }
                        };
                  }
                }
                """)
            .source(
                "ch.qos.logback.classic.util.ContextInitializer",
                """
                public class ContextInitializer {
                  public ContextInitializer(ch.qos.logback.classic.LoggerContext context) { }
                  public void autoConfig() { ch.qos.logback.classic.LoggerContext.configurations++; }
                }
                """)
            .source(
                "org.apache.logging.log4j.util.PropertiesUtil",
                """
                public class PropertiesUtil {
                  private static final PropertiesUtil ALL = new PropertiesUtil();
                  private final Environment environment = new Environment();
                  public static PropertiesUtil getProperties() { return ALL; }
                  public void add(Object source) { environment.sources.add(source); }
                  public int size() { return environment.sources.size(); }
                  private static class Environment {
                    private final java.util.Set<Object> sources = new java.util.HashSet<>();
                  }
                }
                """);
    program = CompiledApp.in(directory.resolve("program"));
  }

  @AfterEach
  void close() throws IOException {
    generation.close();
    base.close();
  }

  @Test
  void logbackIsResetWhereTheBootThatHasConfiguredItGoes() throws Exception {
    program.source(BOOT, BOOT_SOURCE);
    begin();

    BootLogging step = new BootLogging(access(name -> true));
    assertThat(step.clean(doomed()))
        .containsExactly("configuration of Logback by Spring Boot reset");

    assertThat(resets()).isEqualTo(1);
    assertThat(counted("copies")).as("copies of lists of appenders made anew").isEqualTo(1);
    assertThat(counted("configurations")).isEqualTo(0);
    step.preparing(new URLClassLoader(new URL[0], base));
    step.preparing(new URLClassLoader(new URL[0], base));
    assertThat(counted("configurations")).as("once for each reset").isEqualTo(1);
  }

  @Test
  void logbackIsLeftAloneByABootThatStays() throws Exception {
    libraries.source(BOOT, BOOT_SOURCE);
    program.source("app.App", "public class App { }");
    begin();

    assertThat(new BootLogging(access(name -> true)).clean(doomed())).isEmpty();

    assertThat(resets()).isEqualTo(0);
  }

  @Test
  void logbackIsLeftAloneWhereNoBootHasConfiguredIt() throws Exception {
    program.source("app.App", "public class App { }");
    begin();

    assertThat(new BootLogging(access(name -> !name.equals(BOOT))).clean(doomed())).isEmpty();

    assertThat(resets()).isEqualTo(0);
  }

  @Test
  void doomedSourcesOfLog4jsSettingsAreRemovedAndOthersStay() throws Exception {
    program.source("app.Source", "public class Source { }");
    begin();
    Class<?> type = base.loadClass("org.apache.logging.log4j.util.PropertiesUtil");
    Object all = type.getMethod("getProperties").invoke(null);
    Object doomed = generation.loadClass("app.Source").getDeclaredConstructor().newInstance();
    type.getMethod("add", Object.class).invoke(all, doomed);
    type.getMethod("add", Object.class).invoke(all, "of the JVM");

    assertThat(new Log4jSources(access(name -> true)).clean(doomed()))
        .containsExactly("source of Log4j's settings app.Source removed");

    assertThat(type.getMethod("size").invoke(all)).isEqualTo(1);
  }

  private void begin() throws IOException {
    base =
        new URLClassLoader(
            new URL[] {libraries.compile().classes().toUri().toURL()},
            ClassLoader.getPlatformClassLoader());
    generation = new URLClassLoader(new URL[] {program.compile().classes().toUri().toURL()}, base);
  }

  private Doomed doomed() {
    return new Doomed(Set.of(generation), base);
  }

  private static LoaderAccess access(Predicate<String> loaded) {
    return Gone.accessWith(loaded, Runnable::run);
  }

  private Object resets() throws ReflectiveOperationException {
    return counted("resets");
  }

  private Object counted(String field) throws ReflectiveOperationException {
    return base.loadClass("ch.qos.logback.classic.LoggerContext").getField(field).get(null);
  }
}
