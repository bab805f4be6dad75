// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.SubmissionPublisher;

public class Publisher {
  public static void run() throws Exception {
    SubmissionPublisher<String> publisher = new SubmissionPublisher<>();
    var consumed = publisher.consume(item -> {});
    publisher.submit("item");
    publisher.close();
    consumed.get();
  }
}
