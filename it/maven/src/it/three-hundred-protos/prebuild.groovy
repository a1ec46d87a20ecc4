// Ten packages of thirty files; each file imports the one before, and has a service.
def name = { int number -> "acme/p${number.intdiv(30)}/message_${number}.proto" }
300.times { number ->
  def type = { int of -> "acme.p${of.intdiv(30)}.Message${of}" }
  def previous = number == 0 ? null : number - 1
  def file = new File(basedir, 'src/main/proto/' + name(number))
  file.parentFile.mkdirs()
  file.text = """\
syntax = "proto3";

package acme.p${number.intdiv(30)};
${previous == null ? '' : "\nimport \"${name(previous)}\";\n"}
option java_multiple_files = true;
option java_package = "com.acme.p${number.intdiv(30)}";

message Message${number} {
  string text = 1;
  ${type(previous ?: 0)} previous = 2;
}

service Service${number} {
  rpc Get(Message${number}) returns (${type(previous ?: 0)});
}
"""
}
return true
