// SPDX-License-Identifier: Apache-2.0
import java.net.InetAddress;
import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.net.ssl.SSLContext;

public class SecurityAndNames {
  public static void run() throws Exception {
    SSLContext.getDefault().createSSLEngine();
    Cipher.getInstance("AES/GCM/NoPadding");
    new SecureRandom().generateSeed(1);
    InetAddress.getByName("localhost").getCanonicalHostName();
    Charset.availableCharsets();
    Locale.getAvailableLocales();
  }
}
