namespace InteractiveAi.Client.Tests;

/// <summary>Options of no gateway in particular.</summary>
internal sealed class TestOptions(Uri endpoint) : ChatClientOptions(endpoint)
{
    public TestOptions()
        : this(new Uri("https://gateway.test/api/v1")) { }

    public bool KeyIsOptional { get; set; }

    internal override Gateway CreateGateway() => new InteractiveAiGateway(Endpoint);

    private protected override bool NeedsApiKey => !KeyIsOptional;
}
