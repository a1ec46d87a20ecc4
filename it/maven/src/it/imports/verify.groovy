import java.util.jar.JarFile

def log = new File(basedir, 'build.log').text
def lines = log.readLines().findAll { it.contains('tandem: ') && !it.contains('no phase of this module') }
assert lines.size() == 6 + 3 + 4 + 6
assert lines[0..5].collate(2).every { it[0].contains('first run') && it[1].contains('tandem: 1 proto -> ') }
// The second build compiles the library and packages it: still the same protos, wherever the others
// find them.
assert lines[6..8].every { it.contains('tandem: nothing changed (') }
// However the modules are built, the same files come of it; those of the last build came in any order.
assert lines[9..12].collate(2).every { it[0].contains('forced') && it[1].contains('(0 changed)') }
assert lines[13..18].count { it.contains('forced') } == 3
assert lines[13..18].count { it.contains('(0 changed)') } == 3
assert !log.contains('has two contents')
assert log =~ /import: acme\/library\/v1\/money\.proto is .*library.api.acme/
assert !log.contains('next run: would generate') && log.contains('nothing changed, it would generate nothing')

// Imported protos are compiled where they belong, not once more.
def shop = new File(basedir, 'service/target/generated-sources/tandem')
assert new File(shop, 'com/acme/shop/v1/ShopClient.java').isFile()
assert !new File(shop, 'com/acme/library').exists()
assert !new File(shop, 'com/google').exists()

def protos = { module ->
  new JarFile(new File(basedir, "${module}/target/imports-${module}-1.jar")).withCloseable { jar ->
    jar.entries().collect { it.name }.findAll { it.endsWith('.proto') }
  }
}
assert protos('library') == ['acme/library/v1/money.proto']
assert protos('service') == ['acme/shop/v1/shop.proto']
return true
