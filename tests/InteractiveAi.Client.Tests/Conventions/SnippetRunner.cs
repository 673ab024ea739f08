using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using InteractiveAi.Client.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InteractiveAi.Client.Tests;

/// <summary>Runs the programs of a page as a reader without a key would: against local gateways, in a folder with a few files.</summary>
/// <remarks>The console, the environment and the current folder are the process's own: one at a time.</remarks>
internal sealed partial class SnippetRunner : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const string LocalServer = "LOCAL_OPENAI";

    private readonly Dictionary<string, string?> _environment = [];
    private readonly List<LocalGateway> _gateways = [];
    private readonly string _before = Directory.GetCurrentDirectory();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private SnippetRunner() { }

    /// <summary>Gateways whose answers are the same each time, and files to send.</summary>
    public static async Task<SnippetRunner> StartAsync()
    {
        var runner = new SnippetRunner();
        var interactive = await runner.StartAsync(
            GatewayDialect.InteractiveAi,
            "LLMROUTER_API_KEY",
            "LLMROUTER_BASE_URL"
        );
        await runner.StartAsync(GatewayDialect.Orq, "ORQ_API_KEY", "ORQ_BASE_URL");
        await runner.StartAsync(GatewayDialect.JamAi, "JAMAI_TOKEN", "JAMAI_API_BASE");
        runner.Set("JAMAI_PROJECT_ID", "local");
        // The one address of an endpoint that pages name.
        runner.Set(LocalServer, interactive.Endpoint.ToString());
        foreach (var file in Repository.Files.Where(path => path.StartsWith(SnippetFiles, StringComparison.Ordinal)))
        {
            File.Copy(Repository.FullPath(file), Path.Combine(runner._folder.FullName, Path.GetFileName(file)));
        }

        Directory.SetCurrentDirectory(runner._folder.FullName);
        return runner;
    }

    /// <summary>Runs a program to its end and returns what it printed.</summary>
    public static async Task<string> RunAsync(CSharpCompilation program)
    {
        using var code = new MemoryStream();
        var emitted = program.Emit(code);
        if (!emitted.Success)
        {
            throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics));
        }

        code.Position = 0;
        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        var (output, error, input) = (Console.Out, Console.Error, Console.In);
        using var written = new StringWriter { NewLine = "\n" };
        Console.SetOut(written);
        Console.SetError(written);
        Console.SetIn(TextReader.Null);
        try
        {
            var main = context.LoadFromStream(code).EntryPoint!;
            object?[] arguments = main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()];
            // It returns when an asynchronous program has ended.
            await Task.Run(() => main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null))
                .WaitAsync(Patience);
            return written.ToString();
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
            Console.SetIn(input);
            context.Unload();
        }
    }

    /// <summary>The snippet with addresses of this machine instead of those that a page shows.</summary>
    public static Snippet ToLocal(Snippet snippet)
    {
        var code = ShownClient().Replace(snippet.Code, "new ChatClient(InteractiveAiOptions.FromEnvironment())");
        code = ShownKey().Replace(code, key => $"{key.Value}, Endpoint = new({Variable(AddressOf(key))})");
        // The gateway that stands in for a server without keys asks for one.
        code = ShownServer()
            .Replace(code, $"new OpenAICompatibleOptions(new Uri({Variable(LocalServer)})) {{ ApiKey = \"local\" }}");
        return snippet with { Code = ShownAddress().Replace(code, Variable(LocalServer)) };
    }

    public async ValueTask DisposeAsync()
    {
        Directory.SetCurrentDirectory(_before);
        foreach (var (name, value) in _environment)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        foreach (var gateway in _gateways)
        {
            await gateway.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private static string SnippetFiles => "tests/InteractiveAi.Client.Tests/Conventions/Snippets/Files/";

    private async Task<LocalGateway> StartAsync(GatewayDialect dialect, string key, string address)
    {
        var gateway = await LocalGateway.StartAsync(
            new LocalGatewayOptions
            {
                Dialect = dialect,
                WordDelay = TimeSpan.Zero,
                TimeProvider = new ManualTimeProvider(),
                IdSeed = 1,
            }
        );
        _gateways.Add(gateway);
        Set(key, "local");
        Set(address, gateway.Endpoint.ToString());
        return gateway;
    }

    private void Set(string name, string value)
    {
        _environment[name] = Environment.GetEnvironmentVariable(name);
        Environment.SetEnvironmentVariable(name, value);
    }

    private static string Variable(string name) => $"Environment.GetEnvironmentVariable(\"{name}\")!";

    private static string AddressOf(Match key) =>
        key.Groups["gateway"].Value switch
        {
            "router" => "LLMROUTER_BASE_URL",
            "orq" => "ORQ_BASE_URL",
            _ => "JAMAI_API_BASE",
        };

    // What stands for a key on every page is one of three; only an initialiser that says nothing of the endpoint is completed.
    [GeneratedRegex(@"(?<=\{\s*)ApiKey = ""your-(?<gateway>router|orq|jamai)-key""(?!.*Endpoint =)")]
    private static partial Regex ShownKey();

    [GeneratedRegex(@"new ChatClient\(""your-router-key""\)")]
    private static partial Regex ShownClient();

    [GeneratedRegex(@"new OpenAICompatibleOptions\(new Uri\(""http://localhost:11434/v1""\)\)(?!\s*\{)")]
    private static partial Regex ShownServer();

    [GeneratedRegex(@"""http://localhost:11434/v1""")]
    private static partial Regex ShownAddress();
}
