// dotnet run gateway.cs: the other scripts without a key. Leave it running, and set in another terminal what it prints.
#:package InteractiveAi.Client.Testing@0.1.0
using InteractiveAi.Client.Testing;

(GatewayDialect Dialect, string Key, string Address)[] gateways =
[
    (GatewayDialect.InteractiveAi, "LLMROUTER_API_KEY", "LLMROUTER_BASE_URL"),
    (GatewayDialect.Orq, "ORQ_API_KEY", "ORQ_BASE_URL"),
    (GatewayDialect.JamAi, "JAMAI_TOKEN", "JAMAI_API_BASE"),
];
foreach (var (dialect, key, address) in gateways)
{
    // Not disposed: they live as long as this program does.
    var gateway = await LocalGateway.StartAsync(new LocalGatewayOptions { Dialect = dialect });
    Console.WriteLine($"export {key}=local {address}={gateway.Endpoint}");
}

Console.WriteLine("# Enter ends them, and so does the end of their input.");
Console.ReadLine();
