// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import java.util.List;

/** What counts for nothing, and what needs no restart, unless the user says otherwise. */
final class DefaultGlobs {

  /** Only what is surely no part of the program: a file that is missed here costs one restart. */
  static final List<String> IGNORE =
      List.of(
          // Emacs and others, Vim, IntelliJ IDEA, GNOME
          "**/*~",
          "**/.#*",
          "**/#*#",
          "**/*.swp",
          "**/*.swo",
          "**/*.swx",
          "**/4913",
          "**/*___jb_tmp___",
          "**/*___jb_old___",
          "**/.goutputstream-*",
          // file browsers
          "**/.DS_Store",
          "**/Thumbs.db",
          // version control
          "**/.git/**",
          "**/.svn/**",
          "**/.hg/**",
          // written anew by each build, with its time or commit
          "META-INF/maven/**",
          "META-INF/build-info.properties",
          "git.properties");

  static final List<String> REFRESH = List.of("META-INF/resources/**", "static/**", "public/**");

  private DefaultGlobs() {}
}
