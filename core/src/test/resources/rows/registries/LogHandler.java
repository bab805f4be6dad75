// SPDX-License-Identifier: Apache-2.0
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import stable.Library;

public class LogHandler extends Handler {
  public static void run() {
    Logger.getLogger("").addHandler(new LogHandler());
    Library.LOGGER.addHandler(new LogHandler());
  }

  @Override
  public void publish(LogRecord record) {}

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
