package org.gauntlet.datasets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.gauntlet.core.Reason;
import org.gauntlet.core.Refusal;

/**
 * A folder of class folders of images, sorted by name. Symbolic links are skipped with a warning,
 * for they may lead in circles or out of the folder; so are files that are no images by name.
 */
record ImageTree(Path root, List<String> classes) {
  private static final System.Logger LOG = System.getLogger("org.gauntlet.datasets");
  private static final Set<String> SUFFIXES =
      Set.of("png", "jpg", "jpeg", "bmp", "gif", "tif", "tiff", "pbm", "pgm", "ppm", "pnm");

  ImageTree {
    classes = List.copyOf(classes);
  }

  /** The tree under a folder; without classes where there is no such folder. */
  static ImageTree of(Path root) {
    List<Path> children = isFolder(root) ? children(root) : List.of();
    return new ImageTree(
        root, children.stream().filter(ImageTree::isFolder).map(ImageTree::name).toList());
  }

  /** The images of one class; none where the class has no folder here. */
  List<Path> images(String className) {
    Path folder = root.resolve(className);
    return classes.contains(className)
        ? children(folder).stream().filter(ImageTree::isImage).toList()
        : List.of();
  }

  /** What tells an image from all others of the tree, the same on every machine. */
  String id(Path image) {
    return root.relativize(image).toString().replace('\\', '/');
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isImage(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    String name = name(path);
    String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (!SUFFIXES.contains(suffix)) {
      LOG.log(System.Logger.Level.WARNING, "skipped {0}: no image by its name", path);
      return false;
    }
    return true;
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> !name(path).startsWith("."))
          .filter(ImageTree::isOwn)
          .sorted(Comparator.comparing(ImageTree::name))
          .toList();
    } catch (IOException e) {
      throw Refusal.input(
          "%s cannot be listed (%s): check its permissions".formatted(folder, Reason.of(e)), e);
    }
  }

  private static boolean isOwn(Path path) {
    if (Files.isSymbolicLink(path)) {
      LOG.log(System.Logger.Level.WARNING, "skipped {0}: links are not followed", path);
      return false;
    }
    return true;
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
