// SPDX-License-Identifier: Apache-2.0
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import stable.Library;

public class HttpClientHeldByApp {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  public static void run() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(Library.url()).build();
    CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
