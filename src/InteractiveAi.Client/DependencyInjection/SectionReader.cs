using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace InteractiveAi.Client;

/// <summary>Reads a configuration section into options, and gathers everything that is wrong with it.</summary>
/// <remarks>A blank value is as if it were not there. The problems name the path of a setting and never quote its value, which may be a key.</remarks>
internal sealed class SectionReader
{
    private const int MostUnknown = 5;

    private readonly IConfiguration _section;
    private readonly List<string> _known = [];
    private readonly List<string> _problems = [];

    private SectionReader(IConfiguration section) => _section = section;

    /// <summary>Reads a section.</summary>
    /// <exception cref="OptionsValidationException">It has values that cannot be read, or settings that do not exist.</exception>
    public static void Read<TOptions>(
        IConfiguration section,
        TOptions options,
        GatewayKind<TOptions> kind,
        ClientRegistration registration
    )
        where TOptions : ChatClientOptions
    {
        ClientSection values = new();
#pragma warning disable IL2026, IL3050 // Not called: the source generator puts its own code in the place of this call
        section.Bind(values);
#pragma warning restore IL2026, IL3050

        SectionReader reader = new(section);
        reader.ReadCommon(values, options);
        kind.ReadOwn(reader, values, options);
        reader.CheckShape(typeof(TOptions).Name);
        if (reader._problems.Count > 0)
        {
            throw new OptionsValidationException(
                registration.OptionsName,
                typeof(TOptions),
                reader._problems.Select(problem => $"{registration}: {problem}")
            );
        }
    }

    public void Text(string name, string? value, Action<string> set)
    {
        _known.Add(name);
        if (!string.IsNullOrWhiteSpace(value))
        {
            // Secrets that are files or variables often end with a line break.
            set(value.Trim());
        }
    }

    public void Flag(string name, string? value, Action<bool> set) =>
        Text(
            name,
            value,
            text =>
            {
                if (bool.TryParse(text, out bool flag))
                {
                    set(flag);
                }
                else
                {
                    Report(name, "is neither true nor false.");
                }
            }
        );

    private void Count(string name, string? value, Action<int> set) =>
        Text(
            name,
            value,
            text =>
            {
                if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int count))
                {
                    set(count);
                }
                else
                {
                    Report(name, "is not a whole number.");
                }
            }
        );

    private void Address(string name, string? value, Action<Uri> set) =>
        Text(
            name,
            value,
            text =>
            {
                if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address))
                {
                    set(address);
                }
                else
                {
                    Report(name, "is not an absolute address.");
                }
            }
        );

    private void Time(string name, string? value, Action<TimeSpan> set) =>
        Text(
            name,
            value,
            text =>
            {
                // A bare number would be read as days, which nobody means.
                if (string.Equals(text, "Infinite", StringComparison.OrdinalIgnoreCase))
                {
                    set(Timeout.InfiniteTimeSpan);
                }
                else if (
                    text.Contains(':', StringComparison.Ordinal)
                    && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time)
                )
                {
                    set(time);
                }
                else
                {
                    Report(name, "is not a time: write hours, minutes and seconds, as 00:02:30, or Infinite.");
                }
            }
        );

    private void ReadCommon(ClientSection values, ChatClientOptions options)
    {
        Text(nameof(options.ApiKey), values.ApiKey, key => options.ApiKey = key);
        Address(nameof(options.Endpoint), values.Endpoint, endpoint => options.Endpoint = endpoint);
        Text(nameof(options.DefaultModel), values.DefaultModel, model => options.DefaultModel = model);
        Time(nameof(options.Timeout), values.Timeout, limit => options.Timeout = limit);
        Time(nameof(options.StreamIdleTimeout), values.StreamIdleTimeout, limit => options.StreamIdleTimeout = limit);
        Count(nameof(options.MaxRetries), values.MaxRetries, count => options.MaxRetries = count);
        Time(nameof(options.MaxRetryDelay), values.MaxRetryDelay, delay => options.MaxRetryDelay = delay);
        Count(nameof(options.MaxEventBytes), values.MaxEventBytes, size => options.MaxEventBytes = size);
        Count(nameof(options.MaxResponseBytes), values.MaxResponseBytes, size => options.MaxResponseBytes = size);
        Flag(nameof(options.ValidateBounds), values.ValidateBounds, flag => options.ValidateBounds = flag);
        Flag(nameof(options.AllowInsecureHttp), values.AllowInsecureHttp, flag => options.AllowInsecureHttp = flag);
        Text(nameof(options.UserAgentSuffix), values.UserAgentSuffix, suffix => options.UserAgentSuffix = suffix);
        Flag(nameof(options.LogContent), values.LogContent, flag => options.LogContent = flag);
        foreach ((string name, string value) in values.Headers ?? [])
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                options.Headers[name] = value.Trim();
            }
        }
    }

    /// <summary>Finds settings that do not exist, and values where there should be none.</summary>
    private void CheckShape(string options)
    {
        const string Headers = nameof(ChatClientOptions.Headers);
        List<IConfigurationSection> unknown = [];
        foreach (IConfigurationSection setting in _section.GetChildren())
        {
            if (string.Equals(setting.Key, Headers, StringComparison.OrdinalIgnoreCase))
            {
                CheckHeaders(setting);
            }
            else if (!_known.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
            {
                unknown.Add(setting);
            }
            else if (setting.GetChildren().Any())
            {
                _problems.Add($"'{setting.Path}' takes one value, and has a section below it.");
            }
        }

        if (unknown.Count > 0 && _section is IConfigurationRoot)
        {
            // Its other settings are those of the whole program and of its environment.
            _problems.Add(
                $"This is the root of the configuration, and most of what it holds is not of {options}. Pass the section with the settings, such as GetSection(\"{options.Replace("Options", "", StringComparison.Ordinal)}\")."
            );
            return;
        }

        foreach (IConfigurationSection setting in unknown.Take(MostUnknown))
        {
            _problems.Add($"'{setting.Path}' is not a setting of {options}.");
        }

        if (unknown.Count > 0)
        {
            string more = unknown.Count > MostUnknown ? $"{unknown.Count - MostUnknown} more are not. " : "";
            _problems.Add($"{more}The settings are {string.Join(", ", _known)} and {Headers}.");
        }
    }

    private void CheckHeaders(IConfigurationSection headers)
    {
        if (!string.IsNullOrWhiteSpace(headers.Value))
        {
            _problems.Add($"'{headers.Path}' takes a section with a value for each header.");
        }

        foreach (IConfigurationSection header in headers.GetChildren().Where(static one => one.GetChildren().Any()))
        {
            _problems.Add($"'{header.Path}' takes one value, and has a section below it.");
        }
    }

    private void Report(string name, string problem) =>
        _problems.Add($"'{ConfigurationPath.Combine(PathOf(name))}' {problem}");

    private string[] PathOf(string name) =>
        _section is IConfigurationSection { Path: var path } ? [path, name] : [name];
}
