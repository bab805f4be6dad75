// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.HttpURLConnection;
import java.net.ProxySelector;
import java.net.URLConnection;
import java.security.Provider;
import java.security.Security;
import java.sql.DriverManager;
import java.util.Properties;
import java.util.TimeZone;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.XMLFormatter;
import javax.imageio.ImageIO;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a generation has set is as it was when it has ended. */
class FormerTest {

  private static final String KEY = "former.test";

  private final FakeReceiver receiver = FakeReceiver.install();
  private final Properties all = System.getProperties();

  @BeforeEach
  void callFromAGeneration() {
    receiver.loader = getClass().getClassLoader();
    System.clearProperty(KEY);
  }

  @AfterEach
  void close() {
    receiver.removeAll();
    receiver.close();
    System.clearProperty(KEY);
  }

  @Test
  void aSystemPropertyThatWasSetIsGone() {
    SystemProperties.Own.setProperty(KEY, "1");
    SystemProperties.Own.setProperty(KEY, "2");
    assertThat(System.getProperty(KEY)).isEqualTo("2");

    receiver.removeAll();

    assertThat(System.getProperty(KEY)).isNull();
  }

  @Test
  void soIsOneThatWasCleared() {
    System.setProperty(KEY, "before");
    SystemProperties.Own.clearProperty(KEY);
    receiver.removeAll();
    assertThat(System.getProperty(KEY)).isEqualTo("before");
  }

  @Test
  void whatLiveCodeSetsForWhatIsKeptStays() {
    SystemProperties.Own.setProperty(KEY, "a generation's");
    receiver.loader = null;
    SystemProperties.Own.setProperty(KEY, "of what is kept");

    receiver.removeAll();

    assertThat(System.getProperty(KEY)).isEqualTo("of what is kept");
  }

  @Test
  void anotherTableOfSystemPropertiesIsTakenOut() {
    SystemProperties.setProperties(new Properties());

    receiver.removeAll();

    assertThat(System.getProperties()).isSameAs(all);
  }

  @Test
  void theTimeZoneIsAsBefore() {
    TimeZone before = TimeZone.getDefault();
    JdkDefaults.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));

    receiver.removeAll();

    assertThat(TimeZone.getDefault()).isEqualTo(before);
  }

  @Test
  void theTimeZoneIsReadAgainWhenItsPropertyIsGone() {
    TimeZone before = TimeZone.getDefault();
    SystemProperties.Own.setProperty("user.timezone", "Pacific/Chatham");
    TimeZone.setDefault(null);
    assertThat(TimeZone.getDefault()).isNotEqualTo(before);

    receiver.removeAll();

    assertThat(TimeZone.getDefault()).isEqualTo(before);
  }

  @Test
  void aSecurityPropertyIsAsBefore() {
    String before = Security.getProperty("keystore.type");
    JdkDefaults.setProperty("keystore.type", "other");

    receiver.removeAll();

    assertThat(Security.getProperty("keystore.type")).isEqualTo(before);
  }

  @Test
  void levelsAndParentsOfLoggersAreAsBefore() {
    Logger logger = Logger.getLogger(KEY);
    LogListeners.setLevel(logger, Level.FINEST);
    LogListeners.setUseParentHandlers(logger, false);

    receiver.removeAll();

    assertThat(logger.getLevel()).isNull();
    assertThat(logger.getUseParentHandlers()).isTrue();
  }

  @Test
  void handlersOfTheRootAreBackAsTheyWere() {
    Logger root = Logger.getLogger("");
    Handler handler = root.getHandlers()[0];
    Level before = handler.getLevel();
    LogListeners.setLevel(handler, Level.OFF);
    LogListeners.setFormatter(handler, new XMLFormatter());
    LogListeners.removeHandler(root, handler);
    assertThat(root.getHandlers()).doesNotContain(handler);

    receiver.removeAll();

    assertThat(root.getHandlers()).contains(handler);
    assertThat(handler.getLevel()).isEqualTo(before);
    assertThat(handler.getFormatter()).isInstanceOf(SimpleFormatter.class);
  }

  @Test
  void whatWasResetIsReadAgain() {
    LogListeners.reset(LogManager.getLogManager());
    assertThat(Logger.getLogger("").getHandlers()).isEmpty();

    receiver.removeAll();

    assertThat(Logger.getLogger("").getHandlers()).hasSize(1);
  }

  @Test
  void defaultsOfTheNetworkAreAsBefore() {
    CookieHandler cookies = CookieHandler.getDefault();
    ProxySelector proxies = ProxySelector.getDefault();
    JdkDefaults.setDefault(new CookieManager());
    JdkDefaults.setDefault(ProxySelector.of(null));
    JdkDefaults.setDefault(new Nobody());
    JdkDefaults.setFollowRedirects(false);

    receiver.removeAll();

    assertThat(CookieHandler.getDefault()).isEqualTo(cookies);
    assertThat(ProxySelector.getDefault()).isSameAs(proxies);
    assertThat(Authenticator.getDefault()).isNull();
    assertThat(HttpURLConnection.getFollowRedirects()).isTrue();
  }

  @Test
  void soAreSwitchesOfConnectionsImagesAndDatabases() {
    JdkDefaults.setDefaultUseCaches("JAR", false);
    JdkDefaults.setDefaultAllowUserInteraction(true);
    Images.setUseCache(false);
    Drivers.setLoginTimeout(17);
    assertThat(URLConnection.getDefaultUseCaches("jar")).isFalse();
    assertThat(URLConnection.getDefaultAllowUserInteraction()).isTrue();
    assertThat(ImageIO.getUseCache()).isFalse();
    assertThat(DriverManager.getLoginTimeout()).isEqualTo(17);

    receiver.removeAll();

    assertThat(URLConnection.getDefaultUseCaches("jar")).isTrue();
    assertThat(URLConnection.getDefaultAllowUserInteraction()).isFalse();
    assertThat(ImageIO.getUseCache()).isTrue();
    assertThat(DriverManager.getLoginTimeout()).isZero();
  }

  @Test
  void theDefaultOfTlsIsTheJdksAgain() throws Exception {
    SSLContext other = SSLContext.getInstance("TLS");
    JdkDefaults.setDefault(other);
    assertThat(SSLContext.getDefault()).isSameAs(other);

    receiver.removeAll();

    assertThat(SSLContext.getDefault().getProtocol()).isEqualTo("Default");
  }

  @Test
  void aSecurityProviderThatWasTakenOutIsBackInItsPlace() {
    Provider[] before = Security.getProviders();
    JdkDefaults.removeProvider("SunEC");
    assertThat(Security.getProvider("SunEC")).isNull();

    receiver.removeAll();

    assertThat(Security.getProviders()).containsExactly(before);
  }

  @Test
  void oneThatTheGenerationHadAddedItselfIsNot() {
    JdkDefaults.addProvider(new Own());
    JdkDefaults.removeProvider(KEY);

    receiver.removeAll();

    assertThat(Security.getProvider(KEY)).isNull();
  }

  private static final class Nobody extends Authenticator {}

  @Test
  void theHandlerOfUncaughtExceptionsIsAsBefore() {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    JdkDefaults.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});

    receiver.removeAll();

    assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(before);
  }

  @Test
  void aSecurityProviderIsTakenOutUnlessItWasThere() {
    Own own = new Own();
    int place = JdkDefaults.addProvider(own);
    assertThat(JdkDefaults.addProvider(new Own())).isEqualTo(-1);

    receiver.removeAll();

    assertThat(Security.getProvider(KEY)).isNull();
    assertThat(JdkDefaults.insertProviderAt(own, place)).isEqualTo(place);
  }

  private static final class Own extends java.security.Provider {
    private static final long serialVersionUID = 1;

    Own() {
      super(KEY, "1", "");
    }
  }
}
