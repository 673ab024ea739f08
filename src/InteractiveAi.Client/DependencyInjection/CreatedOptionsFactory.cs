using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace InteractiveAi.Client;

/// <summary>The platform's factory of options, for a type without a constructor that it could call.</summary>
internal sealed class CreatedOptionsFactory<
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions
>(
    Func<TOptions> create,
    IEnumerable<IConfigureOptions<TOptions>> setups,
    IEnumerable<IPostConfigureOptions<TOptions>> postConfigures,
    IEnumerable<IValidateOptions<TOptions>> validations
) : OptionsFactory<TOptions>(setups, postConfigures, validations)
    where TOptions : class
{
    protected override TOptions CreateInstance(string name) => create();
}
