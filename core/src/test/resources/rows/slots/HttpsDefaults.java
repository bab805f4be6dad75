// SPDX-License-Identifier: Apache-2.0
import java.security.SecureRandom;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;

public class HttpsDefaults {
  public static void run() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, null, new SecureRandom() {});
    HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> true);
    HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
  }
}
