// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.helpers.NOPAppender;
import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogbackAppendersTest {

  private static final String APPENDER =
      """
      import java.lang.reflect.*;
      public class Thing implements InvocationHandler {
        public final Object appender;
        interface Own { }
        public Thing() throws Exception {
          Class<?> kind = Class.forName("ch.qos.logback.core.Appender");
          Class<?>[] kinds = { kind, Own.class };
          appender = Proxy.newProxyInstance(Thing.class.getClassLoader(), kinds, this);
        }
        public Object invoke(Object proxy, Method method, Object[] arguments) {
          return method.getName().equals("equals") ? proxy == arguments[0] : null;
        }
      }
      """;

  @TempDir Path directory;
  private final Logger logger = (Logger) LoggerFactory.getLogger("remaintest.appenders");
  private final LogbackAppenders step = new LogbackAppenders(Gone.accessWith(name -> true));

  @AfterEach
  void putBack() {
    logger.detachAndStopAllAppenders();
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithItAndOtherAppendersStay() throws Exception {
    Appender<ILoggingEvent> kept = new NOPAppender<>();
    logger.addAppender(kept);
    WeakReference<ClassLoader> loader = append();
    logger.info("makes the logger copy its list of appenders");

    GcAssert.assertHeld(loader, "the loader of the appender");
    List<String> cuts = step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
    GcAssert.assertCollected(loader, "the loader of the appender");
    assertThat(cuts).hasSize(1);
    assertThat(cuts.get(0)).endsWith(" taken from logger \"remaintest.appenders\"");
    assertThat(logger.iteratorForAppenders()).toIterable().containsExactly(kept);
  }

  @SuppressWarnings("unchecked")
  private WeakReference<ClassLoader> append() throws Exception {
    Gone gone = new Gone(directory, APPENDER);
    Object thing = gone.thing();
    logger.addAppender((Appender<ILoggingEvent>) thing.getClass().getField("appender").get(thing));
    return new WeakReference<>(gone);
  }
}
