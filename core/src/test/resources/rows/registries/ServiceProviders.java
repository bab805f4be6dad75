// SPDX-License-Identifier: Apache-2.0
import java.net.URL;
import java.net.URLStreamHandler;
import java.net.spi.URLStreamHandlerProvider;
import java.nio.charset.Charset;
import java.nio.charset.spi.CharsetProvider;
import java.text.DecimalFormatSymbols;
import java.text.spi.DecimalFormatSymbolsProvider;
import java.util.Collections;
import java.util.Iterator;
import java.util.Locale;

/** Named in {@code META-INF/services}. */
public class ServiceProviders {
  public static void run() throws Exception {
    Charset.isSupported("x-row");
    DecimalFormatSymbols.getInstance(new Locale.Builder().setLanguage("xx").build());
    try {
      new URL("row:nothing");
    } catch (java.net.MalformedURLException e) {
      // The JDK looks in its own loader only.
    }
  }

  public static class Charsets extends CharsetProvider {
    @Override
    public Iterator<Charset> charsets() {
      return Collections.emptyIterator();
    }

    @Override
    public Charset charsetForName(String name) {
      return null;
    }
  }

  public static class Handlers extends URLStreamHandlerProvider {
    @Override
    public URLStreamHandler createURLStreamHandler(String protocol) {
      return null;
    }
  }

  public static class Symbols extends DecimalFormatSymbolsProvider {
    @Override
    public DecimalFormatSymbols getInstance(Locale locale) {
      return new DecimalFormatSymbols();
    }

    @Override
    public Locale[] getAvailableLocales() {
      return new Locale[] {new Locale.Builder().setLanguage("xx").build()};
    }
  }
}
