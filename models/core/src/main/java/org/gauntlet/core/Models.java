package org.gauntlet.core;

/** Any model on the JVM as one of ours, in one line. */
public final class Models {
  private Models() {}

  /** A function to scores, asked {@linkplain Asking#plainly plainly}. */
  public static AskedScores scores(Domain domain, Scoring scoring) {
    return scores(domain, scoring, Asking.plainly());
  }

  public static AskedScores scores(Domain domain, Scoring scoring, Asking asking) {
    return new AskedScores(domain, scoring, asking);
  }

  /** A function to labels, asked {@linkplain Asking#plainly plainly}. */
  public static AskedLabels labels(Domain domain, Labelling labelling) {
    return labels(domain, labelling, Asking.plainly());
  }

  public static AskedLabels labels(Domain domain, Labelling labelling, Asking asking) {
    return new AskedLabels(domain, labelling, asking);
  }
}
