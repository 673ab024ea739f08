using System.Net;

namespace InteractiveAi.Client.Tests;

/// <summary>A message as a call sends it, of contents that a test chooses.</summary>
internal sealed class StubMessage : CallMessage
{
    private readonly Uri _address;
    private readonly HttpContent? _content;

    public StubMessage(Uri? address = null, HttpContent? content = null)
        : base(address ?? new Uri("https://gateway.test/"))
    {
        _address = RequestUri!;
        _content = Content = content;
        Version = HttpVersion.Version20;
        VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        Headers.TryAddWithoutValidation("Authorization", "Bearer key");
    }

    public override TimeSpan? TimeLeft => null;

    public override CallMessage Again() => new StubMessage(_address, _content) { MaxRetries = MaxRetries };
}
