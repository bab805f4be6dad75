// SPDX-License-Identifier: Apache-2.0
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import stable.Library;

public class HttpClientDropped {
  public static void run() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(Library.url()).build();
    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
