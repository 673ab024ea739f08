namespace InteractiveAi.Client;

/// <summary>A configuration section as it stands there: the settings of every gateway, unread.</summary>
/// <remarks>
/// Text throughout. The binder would stop at the first value that it cannot convert, and takes "30" for thirty days; and the options
/// themselves have members that no configuration can hold.
/// </remarks>
internal sealed class ClientSection
{
    public string? ApiKey { get; set; }

    public string? Endpoint { get; set; }

    public string? DefaultModel { get; set; }

    public string? Timeout { get; set; }

    public string? StreamIdleTimeout { get; set; }

    public string? MaxRetries { get; set; }

    public string? MaxRetryDelay { get; set; }

    public string? MaxEventBytes { get; set; }

    public string? MaxResponseBytes { get; set; }

    public string? ValidateBounds { get; set; }

    public string? AllowInsecureHttp { get; set; }

    public string? UserAgentSuffix { get; set; }

    public string? LogContent { get; set; }

    public Dictionary<string, string>? Headers { get; set; }

    public string? UserId { get; set; }

    public string? ProjectId { get; set; }

    public string? DisplayName { get; set; }

    public string? IncludeUsage { get; set; }
}
