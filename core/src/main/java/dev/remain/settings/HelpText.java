// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

/** What {@code --help} prints. */
public final class HelpText {

  private static final String INDENT = "      ";

  private static final String HEAD =
      """
      Remain re-runs main; the JVM remains.

      usage: USAGE

      The first word that is no option is the main class; all after it belongs to the application.
      -- ends the options. Save a source, or compile as usual: Remain sees what changed and runs
      main again.

        --help       print this and end
        --version    print the version and end
        --explain    print the effective settings, the split of the class path and what is
                     available here, and end; the application does not run
        --check-leaks <number>
                     run the application, restart it that many times, print who holds what stays
                     in memory of its generations, and end: with 0 if all were collected, else 1
        --learn "<build command>"
                     run that build, learn from it with what it compiles, for compile on save, and end
        --tell <what>
                     tell the program that runs in this project with control=on, and print its
                     answer: status, await (what was saved runs, or not), restart, full-restart,
                     back, pause, resume, errors, logs, events (follows them for ever); ends with
                     0 if what was saved last runs, with 1 if it was rejected or has failed, with 2
                     if nobody is there
        --mcp        answer tools of agents (Model Context Protocol) over standard input and output,
                     as --tell would, and end with the input

      A setting is looked up in five places; the first that has it wins:
        option                                          --quiet 200ms or --quiet=200ms
        system property                                 -Dremain.quiet=200ms
        environment                                     REMAIN_QUIET=200ms
        remain.properties in the working directory      quiet=200ms
        META-INF/remain.properties on the class path    quiet=200ms
      An environment variable is all in capitals, with _ for - (REMAIN_POLL_INTERVAL). What can be
      true or on needs no value for it as an option: --verbose, --browser.

      A <duration> is a number with ms, s or m. A <glob> matches the path below its class path
      entry: * and ? stay within a name, ** crosses names, {a,b} is one of both. A list given twice
      at one place is one list.

      """;

  private static final String EXAMPLES =
      """
      examples:
        java -cp "target/classes:lib/*" dev.remain.Main com.acme.App --port 8080
        java -cp "target/classes:lib/*" dev.remain.Main --refresh "templates/**" com.acme.App
        java -cp "target/classes:lib/*" dev.remain.Main --explain com.acme.App
        java -cp "target/classes:lib/*" dev.remain.Main --check-leaks 20 com.acme.App
      """;

  private HelpText() {}

  public static String text() {
    StringBuilder text = new StringBuilder(HEAD.replace("USAGE", CommandLine.USAGE));
    for (Setting setting : Setting.values()) {
      text.append("  --")
          .append(setting.label())
          .append(' ')
          .append(setting.allowed())
          .append('\n');
      WordWrap.append(text, INDENT, setting.meaning());
      WordWrap.append(text, INDENT, "default: " + setting.defaultText());
    }
    return text.append('\n').append(EXAMPLES).toString();
  }
}
