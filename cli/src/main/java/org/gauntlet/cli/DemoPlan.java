package org.gauntlet.cli;

/**
 * How much the demo does, in the words of its commands.
 *
 * @param plain how the plain model is trained
 * @param hardened how it is trained on
 * @param gate what both are asked for
 */
record DemoPlan(String plain, String hardened, String gate) {
  /** What the command does; a test does less. */
  static final DemoPlan WHOLE =
      new DemoPlan(
          "--arch fast --epochs 4 --optimizer adam:rate=0.003 --schedule cyclic",
          "--arch fast --epochs 12 --optimizer adam:rate=0.002 --schedule cyclic"
              + " --defense pgd-at:eps=0.22,steps=5",
          "--first 500 --norm linf --eps 0.05,0.1,0.15,0.2"
              + " --attack fgsm,pgd:steps=40,pgd:steps=40,loss=margin"
              + " --min-clean-accuracy 0.90 --min-robust-accuracy 0.70");
}
