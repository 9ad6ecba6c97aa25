package org.gauntlet.core;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** Why something with a file failed, in words for people: no class names, no path again. */
public final class Reason {
  private Reason() {}

  /** Such as {@code permission denied} or {@code No space left on device}. */
  public static String of(Exception failure) {
    return switch (failure) {
      case DirectoryIteratorException wrapper -> of((Exception) wrapper.getCause());
      case UncheckedIOException wrapper -> of((Exception) wrapper.getCause());
      case CharacterCodingException _ -> "it is no UTF-8 text";
      case NoSuchFileException _ -> "there is no such file or folder";
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "a file is in its place";
      case NotDirectoryException _ -> "it is no folder";
      case DirectoryNotEmptyException _ -> "the folder is not empty";
      case FileSystemException other -> said(other.getReason(), other);
      case FileNotFoundException stream -> bracketed(said(stream.getMessage(), stream));
      default -> said(failure.getMessage(), failure);
    };
  }

  private static String said(@Nullable String words, Exception failure) {
    return words == null || words.isBlank() ? unnamed(failure) : words;
  }

  private static String unnamed(Exception failure) {
    return failure instanceof IOException ? "the system does not say why" : failure.toString();
  }

  /** Streams say {@code path (reason)}. */
  private static String bracketed(String words) {
    int open = words.lastIndexOf(" (");
    return open >= 0 && words.endsWith(")") ? words.substring(open + 2, words.length() - 1) : words;
  }
}
