// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.io.IOException;
import java.net.ContentHandler;
import java.net.ContentHandlerFactory;
import java.net.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.net.URLStreamHandlerFactory;
import org.jspecify.annotations.Nullable;

/** The factories of {@link URL} and {@link URLConnection}, which a JVM takes once. */
public final class UrlFactories {

  private static final Slot<URLStreamHandlerFactory> STREAMS = new Slot<>();
  private static final Slot<ContentHandlerFactory> CONTENTS = new Slot<>();

  private UrlFactories() {}

  /** For {@link URL#setURLStreamHandlerFactory}. */
  public static void setURLStreamHandlerFactory(URLStreamHandlerFactory factory) {
    if (!Calls.receiver().goes(factory)) {
      URL.setURLStreamHandlerFactory(factory);
      return;
    }
    if (STREAMS.isTaken()) {
      throw new Error("factory already defined");
    }
    STREAMS.set(factory, () -> URL.setURLStreamHandlerFactory(UrlFactories::streams));
  }

  /** For {@link URLConnection#setContentHandlerFactory}. */
  public static void setContentHandlerFactory(ContentHandlerFactory factory) {
    if (!Calls.receiver().goes(factory)) {
      URLConnection.setContentHandlerFactory(factory);
      return;
    }
    if (CONTENTS.isTaken()) {
      throw new Error("factory already defined");
    }
    CONTENTS.set(factory, () -> URLConnection.setContentHandlerFactory(Contents::new));
  }

  private static @Nullable URLStreamHandler streams(String protocol) {
    URLStreamHandler own = ownStreams(protocol);
    return own == null || !Calls.receiver().goes(own) ? own : new Streams(protocol);
  }

  private static @Nullable URLStreamHandler ownStreams(String protocol) {
    URLStreamHandlerFactory factory = STREAMS.value();
    return factory == null ? null : factory.createURLStreamHandler(protocol);
  }

  /** The JDK keeps a handler for each protocol: this one asks whose turn it is. */
  private static final class Streams extends URLStreamHandler {
    private final String protocol;

    Streams(String protocol) {
      this.protocol = protocol;
    }

    @Override
    protected URLConnection openConnection(URL url) throws IOException {
      return own(url).openConnection();
    }

    @Override
    protected URLConnection openConnection(URL url, Proxy proxy) throws IOException {
      return own(url).openConnection(proxy);
    }

    private URL own(URL url) throws IOException {
      URLStreamHandler handler = ownStreams(protocol);
      if (handler == null) {
        throw new IOException("unknown protocol: " + protocol);
      }
      return new URL(null, url.toExternalForm(), handler);
    }
  }

  /** The JDK keeps a handler for each type of content: this one asks the running generation's. */
  private static final class Contents extends ContentHandler {
    private final String type;

    Contents(String type) {
      this.type = type;
    }

    @Override
    public Object getContent(URLConnection connection) throws IOException {
      ContentHandlerFactory factory = CONTENTS.value();
      ContentHandler own = factory == null ? null : factory.createContentHandler(type);
      return own == null ? connection.getInputStream() : own.getContent(connection);
    }
  }
}
