// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Puts the JVM's own TLS defaults back where a generation replaced them. A context or a factory is
 * the JDK's even if what it trusts is decided by a doomed class, which nobody can see: it counts as
 * the generation's if a doomed class deals with contexts and is of a kind that may be inside one.
 * To ask for a default makes it, from system properties of that moment, so it is not done
 * elsewhere.
 */
final class TlsDefaults implements CleanupStep {

  private static final String[] INSIDE_A_CONTEXT = {
    "javax.net.ssl.TrustManager",
    "javax.net.ssl.X509TrustManager",
    "javax.net.ssl.X509ExtendedTrustManager",
    "javax.net.ssl.KeyManager",
    "javax.net.ssl.X509KeyManager",
    "javax.net.ssl.X509ExtendedKeyManager",
    "javax.net.ssl.SSLContextSpi",
    "javax.net.ssl.SSLSocketFactory",
  };

  private final LoaderAccess access;

  TlsDefaults(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) throws GeneralSecurityException {
    List<String> cuts = new ArrayList<>();
    boolean fillsContexts = access.haveMet(doomed, INSIDE_A_CONTEXT);
    if (fillsContexts && access.haveMet(doomed, "javax.net.ssl.SSLContext")) {
      context(doomed, cuts);
    }
    if (access.haveMet(doomed, "javax.net.ssl.HttpsURLConnection")) {
      if (fillsContexts) {
        factory(doomed, cuts); // After the context: the JDK makes its factory from that, once.
      }
      verifier(doomed, cuts);
    }
    return cuts;
  }

  private static void context(Doomed doomed, List<String> cuts) throws GeneralSecurityException {
    SSLContext now = SSLContext.getDefault();
    if (!now.getProtocol().equals("Default") || doomed.owns(now)) {
      SSLContext.setDefault(SSLContext.getInstance("Default"));
      cuts.add("default SSLContext put back");
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private static void factory(Doomed doomed, List<String> cuts) {
    SSLSocketFactory now = HttpsURLConnection.getDefaultSSLSocketFactory();
    SSLSocketFactory ofJdk = (SSLSocketFactory) SSLSocketFactory.getDefault();
    if (now != ofJdk && !doomed.owns(ofJdk)) {
      HttpsURLConnection.setDefaultSSLSocketFactory(ofJdk);
      cuts.add("default SSLSocketFactory of HttpsURLConnection put back");
    }
  }

  private static void verifier(Doomed doomed, List<String> cuts) {
    HostnameVerifier now = HttpsURLConnection.getDefaultHostnameVerifier();
    if (doomed.owns(now)) {
      HttpsURLConnection.setDefaultHostnameVerifier(new Refusing());
      cuts.add("default HostnameVerifier of HttpsURLConnection put back");
    }
  }

  /**
   * As the JDK's own, which cannot be had again. It is asked only about a host that the certificate
   * does not name.
   */
  private static final class Refusing implements HostnameVerifier {
    @Override
    public boolean verify(@Nullable String host, @Nullable SSLSession session) {
      return false;
    }
  }
}
