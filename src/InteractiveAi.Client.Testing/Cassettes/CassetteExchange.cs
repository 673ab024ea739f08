namespace InteractiveAi.Client.Testing;

/// <summary>One request and what became of it, as it stands on a cassette.</summary>
internal sealed class CassetteExchange(string method, string path)
{
    private volatile bool _hasEnded;

    public string Method => method;

    public string Path => path;

    public byte[] RequestBody { get; init; } = [];

    /// <summary>Why there is no response; <see langword="null"/> when there is one.</summary>
    public HttpRequestError? Failure
    {
        get;
        set
        {
            field = value;
            _hasEnded = true;
        }
    }

    public int Status { get; set; }

    public List<KeyValuePair<string, string>> Headers { get; } = [];

    public byte[] ResponseBody { get; private set; } = [];

    /// <summary>Whether the body came to its end.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Whether nothing of the exchange is still to come.</summary>
    public bool HasEnded => _hasEnded;

    public void Answer(HttpResponseMessage response, Redaction redaction, bool isPlain)
    {
        Status = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            if (
                Credentials.Keeps(name)
                || (!isPlain && string.Equals(name, "Content-Encoding", StringComparison.OrdinalIgnoreCase))
            )
            {
                Headers.Add(new(name, redaction.Apply(values.ToString())));
            }
        }
    }

    /// <summary>Notes the body, which is the last of an exchange.</summary>
    public void End(byte[] body, bool isComplete)
    {
        (ResponseBody, IsComplete) = (body, isComplete);
        _hasEnded = true;
    }
}
