// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsDefaultsTest {

  private static final String TRUSTING =
      """
      import java.security.cert.X509Certificate;
      import javax.net.ssl.*;
      public class Thing implements X509TrustManager, HostnameVerifier {
        public Thing() throws Exception {
          SSLContext context = SSLContext.getInstance("TLS");
          context.init(null, new TrustManager[] { this }, null);
          SSLContext.setDefault(context);
          HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
          HttpsURLConnection.setDefaultHostnameVerifier(this);
        }
        public boolean verify(String host, SSLSession session) { return true; }
        public void checkClientTrusted(X509Certificate[] chain, String type) { }
        public void checkServerTrusted(X509Certificate[] chain, String type) { }
        public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[0]; }
      }
      """;
  private static final String CALLING =
      """
      import javax.net.ssl.*;
      public class Thing {
        public Thing() throws Exception {
          SSLContext.getInstance("TLS");
          HttpsURLConnection.getDefaultHostnameVerifier();
        }
      }
      """;

  @TempDir Path directory;
  private final HostnameVerifier verifier = HttpsURLConnection.getDefaultHostnameVerifier();
  private final TlsDefaults step = new TlsDefaults(Gone.access());

  @AfterEach
  void putBack() throws Exception {
    SSLContext.setDefault(SSLContext.getInstance("Default"));
    HttpsURLConnection.setDefaultSSLSocketFactory((SSLSocketFactory) SSLSocketFactory.getDefault());
    HttpsURLConnection.setDefaultHostnameVerifier(verifier);
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() throws Exception {
    WeakReference<ClassLoader> loader = install();

    GcAssert.assertHeld(loader, "the loader of the trust manager");
    List<String> cuts = step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
    GcAssert.assertCollected(loader, "the loader of the trust manager");
    assertThat(cuts)
        .containsExactly(
            "default SSLContext put back",
            "default SSLSocketFactory of HttpsURLConnection put back",
            "default HostnameVerifier of HttpsURLConnection put back");
    assertThat(SSLContext.getDefault().getProtocol()).isEqualTo("Default");
    assertThat(HttpsURLConnection.getDefaultHostnameVerifier().verify("some.host", null)).isFalse();
  }

  private WeakReference<ClassLoader> install() {
    Gone gone = new Gone(directory, TRUSTING);
    gone.thing();
    return new WeakReference<>(gone);
  }

  @Test
  void whatStaysIsLeftAlone() throws Exception {
    new Gone(directory, TRUSTING).thing();
    HostnameVerifier kept = HttpsURLConnection.getDefaultHostnameVerifier();
    SSLContext context = SSLContext.getDefault();
    Gone gone = new Gone(directory, CALLING);
    gone.thing();

    assertThat(step.clean(gone.doomed())).isEmpty();

    assertThat(HttpsURLConnection.getDefaultHostnameVerifier()).isSameAs(kept);
    assertThat(SSLContext.getDefault()).isSameAs(context);
  }
}
