// SPDX-License-Identifier: Apache-2.0
package hello;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "hello", mixinStandardHelpOptions = true, version = "hello 4.0")
public class Main implements Callable<Integer> {

  @Option(
      names = {"-n", "--times"},
      description = "How often")
  private int times = 1;

  @Override
  public Integer call() {
    for (int i = 0; i < times; i++) {
      System.out.println("Hello World");
    }
    return 0;
  }

  public static void main(String... args) {
    int exitCode = new CommandLine(new Main()).execute(args);
    System.exit(exitCode);
  }
}
