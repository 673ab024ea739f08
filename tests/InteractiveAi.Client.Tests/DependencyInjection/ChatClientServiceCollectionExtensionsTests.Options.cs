using InteractiveAi.Client.JamAi;
using InteractiveAi.Client.Orq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using static InteractiveAi.Client.Tests.Container;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

// Settings: where they come from, and when and how they are refused.
public sealed partial class ChatClientServiceCollectionExtensionsTests
{
    [Test]
    public async Task Section_WithEverySetting_ConfiguresTheOptions()
    {
        var services = new ServiceCollection();
        services.AddJamAi(
            "docs",
            Configuration(
                    ("Gateways:Docs:ApiKey", "pat-1\n"),
                    ("Gateways:Docs:endpoint", "https://jam.example.test/api/v1"),
                    ("Gateways:Docs:DefaultModel", "openai/gpt-4o"),
                    ("Gateways:Docs:Timeout", "00:05:00"),
                    ("Gateways:Docs:StreamIdleTimeout", "infinite"),
                    ("Gateways:Docs:MaxRetries", "4"),
                    ("Gateways:Docs:MaxRetryDelay", "00:00:07.5"),
                    ("Gateways:Docs:MaxEventBytes", "1048576"),
                    ("Gateways:Docs:MaxResponseBytes", "2097152"),
                    ("Gateways:Docs:ValidateBounds", "false"),
                    ("Gateways:Docs:AllowInsecureHttp", "True"),
                    ("Gateways:Docs:UserAgentSuffix", "MyApp/2.1"),
                    ("Gateways:Docs:Headers:X-Team", "blue"),
                    ("Gateways:Docs:Headers:X-Blank", ""),
                    ("Gateways:Docs:UserId", "u-1"),
                    ("Gateways:Docs:ProjectId", "p-1")
                )
                .GetSection("Gateways:Docs")
        );
        await using var provider = Build(services);

        var options = provider.GetRequiredService<IOptionsMonitor<JamAiOptions>>().Get("docs");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.ApiKey, Is.EqualTo("pat-1"));
            Assert.That(options.Endpoint, Is.EqualTo(new Uri("https://jam.example.test/api/v1")));
            Assert.That(options.DefaultModel, Is.EqualTo("openai/gpt-4o"));
            Assert.That(options.Timeout, Is.EqualTo(TimeSpan.FromMinutes(5)));
            Assert.That(options.StreamIdleTimeout, Is.EqualTo(Timeout.InfiniteTimeSpan));
            Assert.That(options.MaxRetries, Is.EqualTo(4));
            Assert.That(options.MaxRetryDelay, Is.EqualTo(TimeSpan.FromSeconds(7.5)));
            Assert.That((options.MaxEventBytes, options.MaxResponseBytes), Is.EqualTo((1_048_576, 2_097_152)));
            Assert.That(options.ValidateBounds, Is.False);
            Assert.That(options.AllowInsecureHttp, Is.True);
            Assert.That(options.UserAgentSuffix, Is.EqualTo("MyApp/2.1"));
            Assert.That(options.Headers, Is.EquivalentTo(new[] { KeyValuePair.Create("X-Team", "blue") }));
            Assert.That(options.UserId, Is.EqualTo("u-1"));
            Assert.That(options.ProjectId, Is.EqualTo("p-1"));
        }
    }

    [Test]
    public async Task Section_OfAnOpenAICompatibleEndpoint_HasItsOwnSettings()
    {
        var services = new ServiceCollection();
        services.AddOpenAICompatible(
            Configuration(("Endpoint", "http://localhost:1/v1"), ("DisplayName", "Ollama"), ("IncludeUsage", "false"))
        );
        await using var provider = Build(services);

        var options = provider.GetRequiredService<IOptions<OpenAICompatibleOptions>>().Value;

        Assert.That(
            (options.Endpoint.Port, options.DisplayName, options.IncludeUsage, options.ApiKey),
            Is.EqualTo((1, "Ollama", false, (string?)null))
        );
    }

    // What configuration can say of each gateway is what its options have, but for code.
    [TestCase(typeof(InteractiveAiOptions))]
    [TestCase(typeof(OrqOptions))]
    [TestCase(typeof(JamAiOptions))]
    [TestCase(typeof(OpenAICompatibleOptions))]
    public async Task Section_SettingsOfAGateway_AreThePropertiesOfItsOptions(Type options)
    {
        string[] code =
        [
            nameof(ChatClientOptions.ApiKeyProvider),
            nameof(ChatClientOptions.TimeProvider),
            nameof(ChatClientOptions.LoggerFactory),
        ];
        var properties = options.GetProperties().Where(one => !one.GetMethod!.IsStatic).Select(one => one.Name);
        var gateway = options.Name[..^"Options".Length];
        var services = new ServiceCollection();
        var section = Configuration(("Chat:Nonsense", "1"), ("Chat:Endpoint", "http://localhost/")).GetSection("Chat");
        _ = gateway switch
        {
            "InteractiveAi" => services.AddInteractiveAi(section),
            "Orq" => services.AddOrq(section),
            "JamAi" => services.AddJamAi(section),
            _ => services.AddOpenAICompatible(section),
        };
        await using var provider = Build(services);

        var failure = RefusalOf(provider);

        var listed = Between(failure + "\n", "The settings are ", ".\n")
            .Replace(" and ", ", ", StringComparison.Ordinal);
        Assert.That(listed.Split(", "), Is.EquivalentTo(properties.Except(code)));
    }

    [TestCase(
        "Timeout",
        "30",
        "'Chat:Timeout' is not a time: write hours, minutes and seconds, as 00:02:30, or Infinite."
    )]
    [TestCase(
        "Timeout",
        "soon",
        "'Chat:Timeout' is not a time: write hours, minutes and seconds, as 00:02:30, or Infinite."
    )]
    [TestCase("MaxRetries", "two", "'Chat:MaxRetries' is not a whole number.")]
    [TestCase("MaxRetries", "1.5", "'Chat:MaxRetries' is not a whole number.")]
    [TestCase("ValidateBounds", "yes", "'Chat:ValidateBounds' is neither true nor false.")]
    [TestCase("Endpoint", "nowhere", "'Chat:Endpoint' is not an absolute address.")]
    [TestCase("Timeout:Value", "00:01:00", "'Chat:Timeout' takes one value, and has a section below it.")]
    [TestCase("Headers", "X-Team: blue", "'Chat:Headers' takes a section with a value for each header.")]
    [TestCase("Headers:X-Team:Name", "blue", "'Chat:Headers:X-Team' takes one value, and has a section below it.")]
    public async Task Section_ValueThatCannotBeRead_IsRefusedWithItsPath(string setting, string value, string expected)
    {
        var services = new ServiceCollection();
        services.AddOrq("backup", Configuration(("Chat:ApiKey", Key), ($"Chat:{setting}", value)).GetSection("Chat"));
        await using var provider = Build(services);

        Assert.That(RefusalOf(provider), Is.EqualTo($"AddOrq(\"backup\"): {expected}"));
    }

    [Test]
    public async Task Section_SeveralMistakes_AreToldTogetherAndWithoutValues()
    {
        var services = new ServiceCollection();
        services.AddInteractiveAi(
            Configuration(("A:ApyKey", "secret-1"), ("A:MaxRetries", "secret-2"), ("A:Headers:X", "secret-3"))
                .GetSection("A")
        );
        await using var provider = Build(services);

        var refusal = RefusalOf(provider);

        Assert.That(
            refusal,
            Is.EqualTo(
                "AddInteractiveAi(): 'A:MaxRetries' is not a whole number.; "
                    + "AddInteractiveAi(): 'A:ApyKey' is not a setting of InteractiveAiOptions.; "
                    + "AddInteractiveAi(): The settings are ApiKey, Endpoint, DefaultModel, Timeout, StreamIdleTimeout, MaxRetries, "
                    + "MaxRetryDelay, MaxEventBytes, MaxResponseBytes, ValidateBounds, AllowInsecureHttp, UserAgentSuffix, LogContent and Headers."
            )
        );
    }

    [Test]
    public async Task Section_ManyUnknownNames_AreNotAllListed()
    {
        var services = new ServiceCollection();
        services.AddInteractiveAi(
            Configuration(Enumerable.Range(1, 9).Select(i => ($"A:Other{i}", (string?)"x"))).GetSection("A")
        );
        await using var provider = Build(services);

        var refusal = RefusalOf(provider);

        Assert.That(refusal, Does.Contain("'A:Other5'").And.Contains("4 more are not.").And.Not.Contains("'A:Other6'"));
    }

    [Test]
    public async Task Section_ThatIsTheWholeConfiguration_IsToldSo()
    {
        var services = new ServiceCollection();
        services.AddInteractiveAi(Configuration(("PATH", "/bin"), ("InteractiveAi:ApiKey", "secret-1")));
        await using var provider = Build(services);

        var refusal = RefusalOf(provider);

        Assert.That(
            refusal,
            Is.EqualTo(
                "AddInteractiveAi(): This is the root of the configuration, and most of what it holds is not of InteractiveAiOptions. Pass the section with the settings, such as GetSection(\"InteractiveAi\")."
            )
        );
    }

    [Test]
    public async Task Options_ConfiguredByTheCallersOwnMeans_AreUsed()
    {
        var handler = Answers(1);
        var services = ServicesOver(handler);
        services.AddSingleton(new Vault("from-the-vault"));
        services.AddInteractiveAi("chat", options => options.DefaultModel = "a/b");
        services
            .AddOptions<InteractiveAiOptions>("chat")
            .Configure<Vault>((options, vault) => options.ApiKey = vault.Key);
        services.PostConfigure<InteractiveAiOptions>("chat", options => options.Headers["X-Team"] = "blue");
        await using var provider = Build(services);

        await provider.GetRequiredKeyedService<ChatClient>("chat").CompleteAsync(new ChatRequest { Messages = ["Hi"] });

        Assert.That(
            (handler.Request["Authorization"], handler.Request["X-Team"], handler.Request.Body),
            Is.EqualTo(
                ("Bearer from-the-vault", "blue", """{"model":"a/b","messages":[{"role":"user","content":"Hi"}]}""")
            )
        );
    }

    [Test]
    public async Task Options_NotUsable_StopTheHostFromStarting()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddOrq("backup", builder.Configuration.GetSection("Gateways:Orq"));
        builder.Services.AddInteractiveAi(options =>
        {
            options.ApiKey = "two words";
            options.MaxRetries = -1;
        });
        builder.Services.AddJamAi("fine", options => options.ApiKey = Key);
        using var host = builder.Build();

        Exception? failure = null;
        try
        {
            await host.StartAsync();
        }
        catch (AggregateException several)
        {
            failure = several;
        }

        Assert.That(
            ((AggregateException)failure!).InnerExceptions.Select(one => one.Message),
            Is.EquivalentTo(
                new[]
                {
                    "AddOrq(\"backup\"): ApiKey: There is no API key. Set ApiKey or ApiKeyProvider. The configuration section 'Gateways:Orq' is empty or missing.",
                    "AddInteractiveAi(): ApiKey: The API key has a space, a control character or a character beyond ASCII in it.; "
                        + "AddInteractiveAi(): MaxRetries: MaxRetries cannot be negative; 0 turns it off.",
                }
            )
        );
    }

    [Test]
    public async Task Options_OutOfRange_AreRefusedWithTheNameOfTheSetting()
    {
        var services = new ServiceCollection();
        services.AddOrq(Configuration(("Orq:ApiKey", Key), ("Orq:Timeout", "-00:00:05")).GetSection("Orq"));
        await using var provider = Build(services);

        Assert.That(
            RefusalOf(provider),
            Is.EqualTo(
                "AddOrq(): Timeout: Timeout has to be positive and at most 49 days, or Timeout.InfiniteTimeSpan. Configured from the section 'Orq'."
            )
        );
    }

    [Test]
    public async Task Options_WithSeveralMistakes_AreToldTogetherAndWithoutValues()
    {
        var services = new ServiceCollection();
        services.AddJamAi(
            "docs",
            options =>
            {
                options.ApiKey = "Bearer secret-1";
                options.Endpoint = new Uri("https://secret-2:secret-3@jam.example.test/api");
                options.Headers["X-Team"] = "secret-4\n";
                options.StreamIdleTimeout = TimeSpan.Zero;
                options.UserId = " ";
                options.ProjectId = "secret-5\n";
            }
        );
        await using var provider = Build(services);

        Assert.That(
            RefusalOf(provider).Split("; AddJamAi(\"docs\"): "),
            Is.EqualTo(
                new[]
                {
                    "AddJamAi(\"docs\"): Headers: The value of the header 'X-Team' is null or has a line break, a control character or a character beyond ASCII in it.",
                    "ApiKey: The API key begins with 'Bearer', which the client adds itself.",
                    "Endpoint: The endpoint has a user name or password in it; credentials belong in ApiKey or Headers.",
                    "StreamIdleTimeout: StreamIdleTimeout has to be positive and at most 49 days, or Timeout.InfiniteTimeSpan.",
                    "UserId: UserId is blank or has a line break, a control character or a character beyond ASCII in it.",
                    "ProjectId: ProjectId is blank or has a line break, a control character or a character beyond ASCII in it.",
                }
            )
        );
    }

    [Test]
    public async Task Options_OfAnEndpointThatIsMissing_AreRefused()
    {
        var services = new ServiceCollection();
        services.AddOpenAICompatible(options => options.ApiKey = Key);
        await using var provider = Build(services);

        Assert.That(RefusalOf(provider), Is.EqualTo("AddOpenAICompatible(): Endpoint: The endpoint is missing."));
    }

    [Test]
    public async Task TimeProvider_OfTheContainer_IsUsedUnlessTheOptionsHaveOne([Values] bool own)
    {
        var container = new ManualTimeProvider();
        var particular = new ManualTimeProvider();
        var services = ServicesOver(new VerbatimHandler(VerbatimReply.Never(new TaskCompletionSource())));
        services.AddSingleton<TimeProvider>(container);
        services.AddInteractiveAi(options =>
        {
            options.ApiKey = Key;
            options.Timeout = TimeSpan.FromMinutes(3);
            options.TimeProvider = own ? particular : options.TimeProvider;
        });
        await using var provider = Build(services);

        var call = provider.GetRequiredService<ChatClient>().CompleteAsync(Ask());
        (own ? particular : container).Advance(TimeSpan.FromMinutes(3));
        var failure = await FailureAsync<ChatTimeoutException>(call);

        Assert.That((failure.Phase, failure.Limit), Is.EqualTo((ChatTimeoutPhase.Response, TimeSpan.FromMinutes(3))));
    }

    private static string RefusalOf(IServiceProvider provider)
    {
        var failure = Assert.Throws<OptionsValidationException>(() =>
            provider.GetKeyedServices<ChatClient>(KeyedService.AnyKey).ToList()
        );
        return failure!.Message;
    }

    private static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }

    private sealed record Vault(string Key);
}
