using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace InteractiveAi.Client;

/// <summary>Checks options as the client would, and says whose they are.</summary>
internal sealed class OptionsValidator<TOptions>(ClientRegistration registration) : IValidateOptions<TOptions>
    where TOptions : ChatClientOptions
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        if (!string.Equals(name, registration.OptionsName, StringComparison.Ordinal))
        {
            return ValidateOptionsResult.Skip;
        }

        IReadOnlyList<ArgumentException> problems = options.Problems();
        return problems.Count is 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                problems.Select(one => $"{registration}: {one.ParamName}: {ProblemOf(one)}{Source()}")
            );
    }

    // Without what the platform appends for those who read it at the call.
    private static string ProblemOf(ArgumentException refusal)
    {
        int end = refusal.Message.IndexOf($" (Parameter '{refusal.ParamName}')", StringComparison.Ordinal);
        return end < 0 ? refusal.Message : refusal.Message[..end];
    }

    private string Source() =>
        string.Concat(
            registration
                .Sections.OfType<IConfigurationSection>()
                .Select(static section =>
                    section.Exists()
                        ? $" Configured from the section '{section.Path}'."
                        : $" The configuration section '{section.Path}' is empty or missing."
                )
        );
}
