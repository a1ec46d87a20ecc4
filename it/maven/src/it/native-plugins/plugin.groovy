// Makes tools/protoc-gen-greeting: a script that answers any request with one file, or with something to
// insert into one.
return { File basedir, String name, String insertionPoint, String content ->
  def varint = { int value ->
    value < 128 ? [value as byte] : [(value & 127 | 128) as byte, (value >> 7) as byte]
  }
  def field = { int number, List<Byte> value -> varint(number << 3 | 2) + varint(value.size()) + value }
  def text = { int number, String value -> value.empty ? [] : field(number, value.bytes.toList()) }
  // google.protobuf.compiler.CodeGeneratorResponse
  def response = field(15, text(1, name) + text(2, insertionPoint) + text(15, content))

  def tools = new File(basedir, 'tools')
  tools.mkdirs()
  new File(tools, 'response').bytes = response as byte[]
  def script = new File(tools, 'protoc-gen-greeting')
  script.text = "#!/bin/sh\ncat > /dev/null\ncat '${tools}/response' # ${name}\n"
  assert script.setExecutable(true)
}
