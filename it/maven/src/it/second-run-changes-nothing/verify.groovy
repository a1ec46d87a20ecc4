def furtherBuild = evaluate(new File(furtherBuildScript))
def build = {
  def built = furtherBuild { it.goals = ['compile'] }
  assert built.succeeded : built.lines.join('\n')
  built.lines
}
def times = { folder ->
  def found = [:]
  new File(basedir, folder).eachFileRecurse(groovy.io.FileType.FILES) {
    found[basedir.toPath().relativize(it.toPath()).toString()] = java.nio.file.Files.getLastModifiedTime(it.toPath())
  }
  found
}
def sources = 'target/generated-sources/tandem'
def classes = 'target/classes'
def changed = { before, after ->
  (before.keySet() + after.keySet()).findAll { before[it] != after[it] }.collect { new File(it).name }.sort()
}

// Nothing changed: no file is touched, and javac has nothing to do.
def sourcesBefore = times(sources)
def classesBefore = times(classes)
assert sourcesBefore.size() > 8 && classesBefore.size() > 8
def log = build()
assert times(sources) == sourcesBefore
assert times(classes) == classesBefore
assert log.any { it =~ /tandem: nothing changed \(${sourcesBefore.size()} files\)/ }
assert log.any { it.contains('Nothing to compile') }

// One service changed: its files, and not those of the other proto.
def orders = new File(basedir, 'src/main/proto/acme/v1/orders.proto')
orders.text = orders.text.replace('GetOrder(', 'FindOrder(')
log = build()
assert log.any { it.contains('tandem: acme/v1/orders.proto changed: generating') }
def edited = times(sources)
// OrdersOuterClass or OrdersProto: protoc's choice of name for the file's own class.
def names = changed(sourcesBefore, edited)
assert names.containsAll(['Orders.java', 'OrdersClient.java', 'OrdersRpc.java'])
assert names.every { it.startsWith('Orders') }
assert new File(basedir, sources + '/com/acme/v1/Orders.java').text.contains('findOrder')

// A message renamed: the old name is gone, also among the classes. A foreign file stays.
def foreign = new File(basedir, sources + '/com/acme/v1/Foreign.java')
foreign.text = 'package com.acme.v1;\n\nclass Foreign {}\n'
orders.text = orders.text.replace('Order)', 'Purchase)').replace('message Order ', 'message Purchase ')
build()
assert new File(basedir, sources + '/com/acme/v1/Purchase.java').isFile()
assert !new File(basedir, sources + '/com/acme/v1/Order.java').exists()
assert new File(basedir, classes + '/com/acme/v1/Purchase.class').isFile()
assert !new File(basedir, classes + '/com/acme/v1/Order.class').exists()
assert foreign.isFile()

// A proto deleted: all that was made from it is gone.
assert orders.delete()
log = build()
def left = new File(basedir, sources + '/com/acme/v1').list()
assert left.every { it.startsWith('User') || it == 'Foreign.java' }
assert log.any { it =~ /tandem: 1 proto -> .*\(0 changed, \d+ removed\)/ }
return true
