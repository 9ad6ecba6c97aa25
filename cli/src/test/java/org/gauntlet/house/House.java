package org.gauntlet.house;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The source tree that the house tests look at. */
final class House {
  static final Path ROOT = Path.of(System.getProperty("house.root")).toAbsolutePath().normalize();
  private static final Set<String> SKIPPED = Set.of("target", ".git", "out", ".gauntlet");

  private House() {}

  static List<Path> javaFiles() throws IOException {
    return files().stream().filter(file -> file.toString().endsWith(".java")).toList();
  }

  /** Every file of the project but build output. */
  static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return SKIPPED.contains(String.valueOf(folder.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
