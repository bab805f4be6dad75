// SPDX-License-Identifier: Apache-2.0
import javax.swing.SwingWorker;

public class WorkerOfSwing {
  public static void run() throws Exception {
    SwingWorker<String, String> worker =
        new SwingWorker<>() {
          @Override
          protected String doInBackground() {
            publish("half");
            return "done";
          }

          @Override
          protected void done() {}
        };
    worker.execute();
    worker.get();
  }
}
