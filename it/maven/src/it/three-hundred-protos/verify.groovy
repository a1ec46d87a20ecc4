def lines = new File(basedir, 'build.log').readLines().findAll { it.contains('tandem: ') }
def generated = []
new File(basedir, 'target/generated-sources/tandem').eachFileRecurse(groovy.io.FileType.FILES) { generated << it.name }

// Two builds: one line says why the first one generates, one what came out, and one that the second had nothing to do.
assert lines.size() == 3
assert lines[1].contains("tandem: 300 protos -> ${generated.size()} files (${generated.size()} changed)")
assert lines[2].contains("tandem: nothing changed (${generated.size()} files)")
300.times { number ->
  assert generated.containsAll(["Message${number}.java".toString(), "Service${number}Client.java".toString()])
}
return true
