// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.program;

import dev.remain.generation.Generation;
import dev.remain.generation.MainLauncher;
import dev.remain.generation.MainMethod;

/** A program with a {@code main}. */
public final class MainProgram implements Program {

  private final String mainClass;
  private final String[] arguments;
  private final MainLauncher launcher;

  public MainProgram(String mainClass, String[] arguments, MainLauncher launcher) {
    this.mainClass = mainClass;
    this.arguments = arguments.clone();
    this.launcher = launcher;
  }

  @Override
  public void find(Generation generation) throws MainMethod.Unusable {
    main(generation);
  }

  @Override
  public void start(Generation generation) throws MainMethod.Unusable {
    launcher.launch(generation, main(generation), arguments);
  }

  @Override
  public boolean ownsInput() {
    return true;
  }

  private MainMethod main(Generation generation) throws MainMethod.Unusable {
    return MainMethod.of(mainClass, generation.loader());
  }
}
