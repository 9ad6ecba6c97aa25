package org.gauntlet.onnx;
import java.util.*;
class Scratch_Test {
  @org.junit.jupiter.api.Test void go() throws Exception {
    Conformance c = Conformance.find().get();
    StringBuilder out=new StringBuilder();
    c.cases().forEach((e,o)->{
      o.forEach((m,x)->out.append(e.name()+" "+e.opset()+" "+e.subject()+" "+m+" "+x.verdict()+" "+x.detail()+"\n"));
      if(o.values().stream().noneMatch(ConformanceOutcome::isRight)) out.append("NONE "+e.name()+"\n");});
    c.others().forEach((k,m)->out.append("OTHER "+k+" "+m.graph().nodes().stream().filter(q->!Vocabulary.knows(q)).map(q->q.kind()).distinct().toList()+"\n"));
    java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/conf-out.txt"), out);
  }
}
