import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Set;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.ssl.ClientAuth;
import org.neo4j.configuration.ssl.SslPolicyConfig;
import org.neo4j.configuration.ssl.SslPolicyScope;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * A Neo4j Community server with authentication, for the tests.
 *
 * Arguments: the home folder, the Bolt port (0 takes a free one), and "read-only" for one that refuses writes.
 * With a certificate in the folder "tls" of the home (public.crt, private.key) it speaks TLS and nothing else.
 * The password is set at the first start, the one with port 0: a server that comes back keeps the one it has, since
 * Neo4j refuses to set the same password twice.
 * The password of the user neo4j comes from the environment, so that no process list shows it.
 * Prints "ready PORT" when a client can connect, and stops when its standard input is closed. The lines "read-only"
 * and "read-write" on it change what the database takes, and "ready PORT" is printed once more.
 */
public class TestServer {
    public static void main(String[] args) {
        try {
            run(args);
        } catch (Exception failure) {
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        int port = Integer.parseInt(args[1]);
        boolean readOnly = args.length > 2 && args[2].equals("read-only");
        DatabaseManagementServiceBuilder builder = new DatabaseManagementServiceBuilder(home)
            .setConfig(BoltConnector.enabled, true)
            .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", port))
            .setConfig(GraphDatabaseSettings.auth_enabled, true)
            .setConfig(GraphDatabaseSettings.auth_minimum_password_length, 4)
            .setConfig(GraphDatabaseSettings.pagecache_memory, 256L * 1024 * 1024)
            .setConfig(GraphDatabaseSettings.read_only_database_default, readOnly);
        if (home.resolve("tls").toFile().isDirectory()) {
            encrypt(builder, home.resolve("tls").toAbsolutePath());
        }
        DatabaseManagementService service = builder.build();
        Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
        if (port == 0 && !readOnly) {
            setPassword(service, System.getenv("TEST_SERVER_PASSWORD"));
        }
        System.out.println("ready " + boltPort(service));
        BufferedReader told = new BufferedReader(new InputStreamReader(System.in));
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            guard(service, line.equals("read-only"));
            System.out.println("ready " + boltPort(service));
        }
        System.exit(0);
    }

    private static void encrypt(DatabaseManagementServiceBuilder builder, Path folder) {
        SslPolicyConfig policy = SslPolicyConfig.forScope(SslPolicyScope.BOLT);
        builder.setConfig(policy.enabled, true)
            .setConfig(policy.base_directory, folder)
            .setConfig(policy.client_auth, ClientAuth.NONE)
            .setConfig(BoltConnector.encryption_level, BoltConnector.EncryptionLevel.REQUIRED);
    }

    /** What an administrator does with server.databases.read_only while the server runs. */
    private static void guard(DatabaseManagementService service, boolean readOnly) {
        Set<String> names = readOnly ? Set.of(GraphDatabaseSettings.DEFAULT_DATABASE_NAME) : Set.of();
        database(service).getDependencyResolver().resolveDependency(Config.class)
            .setDynamic(GraphDatabaseSettings.read_only_databases, names, "TestServer");
    }

    private static GraphDatabaseAPI database(DatabaseManagementService service) {
        return (GraphDatabaseAPI) service.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
    }

    private static void setPassword(DatabaseManagementService service, String password) {
        service.database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME).executeTransactionally(
            "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", java.util.Map.of("password", password));
    }

    private static int boltPort(DatabaseManagementService service) {
        ConnectorPortRegister ports = database(service).getDependencyResolver().resolveDependency(ConnectorPortRegister.class);
        return ports.getLocalAddress(ConnectorType.BOLT).getPort();
    }
}
