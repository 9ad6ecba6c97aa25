package org.gauntlet.onnx;

/** Whether the files that a model keeps weights in may be opened. */
public enum ExternalFiles {
  /** Never: a model is a single file. */
  REFUSED,
  /** Those in the folder of the model and below it. */
  OF_ITS_FOLDER
}
