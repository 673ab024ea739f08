using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace InteractiveAi.Client;

/// <summary>One client of a container: which gateway, under which key, and where its settings come from.</summary>
/// <param name="method">The method that registers clients of the gateway.</param>
/// <param name="optionsType">The gateway's options.</param>
/// <param name="name">The name that the caller gave; <see langword="null"/> for the client without one.</param>
/// <param name="key">The key of its services.</param>
internal sealed class ClientRegistration(string method, Type optionsType, string? name, string key)
{
    public Type OptionsType => optionsType;

    public string? Name => name;

    public string Key => key;

    public string OptionsName => name ?? Options.DefaultName;

    /// <summary>The name of its <see cref="HttpClient"/>, in the factory and in the categories of the log.</summary>
    public string HttpClientName => $"InteractiveAi.Client.{key}";

    /// <summary>The sections that it is configured from, in the order in which they were given.</summary>
    public List<IConfiguration> Sections { get; } = [];

    /// <summary>The call that made it, for messages.</summary>
    /// <returns>The call as the caller wrote it, but for the settings.</returns>
    public override string ToString() => CallOf(method, name);

    public static string CallOf(string method, string? name) => name is null ? $"{method}()" : $"{method}(\"{name}\")";
}
